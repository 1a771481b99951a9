package org.redvest.setup;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.atlas.AtlasCity;
import org.redvest.engine.Position;
import org.redvest.regions.Estimate;
import org.redvest.regions.RegionCode;

/**
 * A city to be founded.
 *
 * @param places one city, or several of one province
 * @param product what the city calls the system; empty where it goes by its own name
 */
public record NewCity(
        CityPlaces places,
        String committee,
        String product,
        Optional<CityLogo> logo,
        ZoneId zone,
        Duration answer,
        MenuTemplate menu) {

    /**
     * @param estimate where those are taken to be whose position is not among the measured
     */
    public record CityPlaces(List<AtlasCity> cities, Estimate estimate, Map<RegionCode, Position> measured) {

        public CityPlaces {
            cities = List.copyOf(cities);
            measured = Map.copyOf(measured);
            if (cities.isEmpty()
                    || cities.stream().map(AtlasCity::province).distinct().count() > 1) {
                throw new IllegalArgumentException("An installation serves one city, or several of one province");
            }
        }
    }
}
