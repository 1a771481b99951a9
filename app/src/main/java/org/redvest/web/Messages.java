package org.redvest.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All words of all modules: {@code messages/<module>.properties} in Chinese, {@code messages/<module>_en.properties} in English. */
@Component
class Messages {

    private final Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);
    /** Asked for when it is needed: a module that brings words of the city may need words itself. */
    private final Supplier<Stream<CityWords>> ownWords;

    /** Without a city: the words of the bundles alone. */
    Messages() {
        this(Stream::empty);
    }

    @Autowired
    Messages(ObjectProvider<CityWords> ownWords) {
        this(ownWords::orderedStream);
    }

    private Messages(Supplier<Stream<CityWords>> ownWords) {
        this.ownWords = ownWords;
        words.put(Language.ZH, new TreeMap<>());
        words.put(Language.EN, new TreeMap<>());
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                read(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The words of the pages cannot be read", broken);
        }
    }

    private void read(Resource file) throws IOException {
        var language =
                Objects.requireNonNull(file.getFilename()).endsWith("_en.properties") ? Language.EN : Language.ZH;
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.forEach((key, value) -> words(language).put((String) key, (String) value));
    }

    Map<String, String> words(Language language) {
        return Objects.requireNonNull(words.get(language));
    }

    boolean has(Language language, String key) {
        return words(language).containsKey(key) || own(language, key).isPresent();
    }

    /** A word without arguments stands as written; with arguments it is a {@link MessageFormat}. */
    String of(Language language, String key, Object... arguments) {
        var own = own(language, key);
        if (own.isPresent()) {
            return own.get();
        }
        var pattern = words(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No word %s in %s".formatted(key, language));
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    private Optional<String> own(Language language, String key) {
        return ownWords.get().flatMap(each -> each.find(language, key).stream()).findFirst();
    }
}
