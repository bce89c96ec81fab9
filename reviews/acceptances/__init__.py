"""A review before a meeting of the full LSCB that is to accept it: on its agenda, its papers, how members voted."""
