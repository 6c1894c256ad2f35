"""What a person sees: the folium base map, its symbols, pop-ups, charts and links. Only this room imports folium."""
