package org.redvest.web;

import java.util.Optional;

/** What stands round every page of this city. The module that knows the city's settings tells it; web knows no module. */
public interface CityNames {

    /**
     * @param product what the city calls the system; empty where it goes by its own name
     * @param city 衡阳市; empty before the founding
     * @param committee who runs it; empty before the founding
     * @param logo address of the city's own mark
     */
    record NameSet(String product, String city, String committee, Optional<String> logo) {

        public static final NameSet NONE = new NameSet("", "", "", Optional.empty());

        public String productIn(Text text) {
            return product.isEmpty() ? text.of("web.brand") : product;
        }
    }

    NameSet names();
}
