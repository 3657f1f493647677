"""newsclean inside other people's pipelines; every module needs the library it is named after."""
