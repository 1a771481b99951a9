package org.redvest.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redvest.atlas.AtlasCity;
import org.redvest.atlas.AtlasProvince;
import org.redvest.atlas.ChinaAtlas;
import org.redvest.web.PlainText;

/** China's cities by province, or those of which the name or the code holds what was searched for. */
public record CityChoice(Map<AtlasProvince, List<AtlasCity>> provinces) {

    static CityChoice of(ChinaAtlas atlas, String search) {
        var words = PlainText.narrow(search).strip();
        var found = new LinkedHashMap<AtlasProvince, List<AtlasCity>>();
        for (var province : atlas.provinces()) {
            var cities = atlas.cities(province).stream()
                    .filter(city -> fits(city, province, words))
                    .toList();
            if (!cities.isEmpty()) {
                found.put(province, cities);
            }
        }
        return new CityChoice(found);
    }

    private static boolean fits(AtlasCity city, AtlasProvince province, String words) {
        return words.isEmpty()
                || city.name().contains(words)
                || province.name().contains(words)
                || city.code().startsWith(words);
    }
}
