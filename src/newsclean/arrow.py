"""newsclean on Arrow batches: for Spark's ``mapInArrow``, Dask, Ray Data and the like."""

from newsclean.integrations.arrow import clean_batch, clean_batches, schema

__all__ = ["clean_batch", "clean_batches", "schema"]
