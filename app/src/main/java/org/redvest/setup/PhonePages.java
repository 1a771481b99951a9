package org.redvest.setup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.redvest.web.CityNames;
import org.redvest.web.Language;
import org.redvest.web.NotFound;
import org.redvest.web.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a telephone calls the application once it was added to its first page, and the picture it stands there with. */
@Controller
class PhonePages {

    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_ICONS = 16;
    private static final List<IconFile> ICONS = List.of(
            new IconFile("180.png", 180, false),
            new IconFile("192.png", 192, false),
            new IconFile("512.png", 512, false),
            new IconFile("512-cut.png", 512, true));

    private final Setup setup;
    private final SetupStore store;
    private final CityNames names;
    private final Texts texts;
    private final Cache<String, byte[]> drawn =
            Caffeine.newBuilder().maximumSize(MOST_ICONS).build();

    PhonePages(Setup setup, SetupStore store, CityNames names, Texts texts) {
        this.setup = setup;
        this.store = store;
        this.names = names;
        this.texts = texts;
    }

    private record IconFile(String name, int side, boolean cut) {}

    /** As browsers read it; names of its parts are theirs. */
    private record Manifest(
            String id,
            String name,
            String short_name,
            String description,
            String lang,
            String dir,
            String start_url,
            String scope,
            String display,
            String background_color,
            String theme_color,
            List<ManifestIcon> icons) {}

    private record ManifestIcon(String src, String sizes, String type, String purpose) {}

    @GetMapping("/manifest/{language}")
    ResponseEntity<Manifest> manifest(@PathVariable String language) {
        if (!Language.isNamed(language)) {
            throw new NoSuchPhonePage();
        }
        var text = texts.in(Language.named(language));
        var city = names.names();
        var product = city.productIn(text);
        var manifest = new Manifest(
                "/",
                city.product().isEmpty() ? text.of("setup.phone.name", product, city.city()) : product,
                product,
                text.of("setup.phone.what", city.city()),
                text.language().tag(),
                "ltr",
                "/",
                "/",
                "standalone",
                "#ffffff",
                "#c8191e",
                ICONS.stream()
                        .filter(icon -> icon.side() >= 192)
                        .map(PhonePages::icon)
                        .toList());
        return ResponseEntity.ok()
                .contentType(MANIFEST)
                .cacheControl(CacheControl.noCache())
                .body(manifest);
    }

    private static ManifestIcon icon(IconFile icon) {
        return new ManifestIcon(
                "/icons/" + icon.name(),
                "%dx%d".formatted(icon.side(), icon.side()),
                "image/png",
                icon.cut() ? "maskable" : "any");
    }

    @GetMapping("/icons/{name}")
    ResponseEntity<byte[]> icon(@PathVariable String name) {
        var icon = ICONS.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(NoSuchPhonePage::new);
        var mark = setup.city().map(FoundedCity::logo).orElse("");
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(DAY).cachePublic())
                .body(drawn.get(mark + "/" + name, _ -> AppIcon.png(logo(mark), icon.side(), icon.cut())));
    }

    private Optional<CityLogo> logo(String mark) {
        return mark.isEmpty() ? Optional.empty() : setup.inSystem(() -> store.logo(mark));
    }

    private static final class NoSuchPhonePage extends NotFound {
        private static final long serialVersionUID = 1L;

        NoSuchPhonePage() {
            super("No such picture or manifest");
        }
    }
}
