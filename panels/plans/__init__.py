"""The plan of a review, counted back from the meeting of the LSCB that is to accept it."""
