"""Bars: stepped back, proposed by the officer, confirmed or lifted by the LSCB chair."""
