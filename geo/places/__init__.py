"""Places: the gazetteer, the lookup and geocoder over it, and the districts through time."""
