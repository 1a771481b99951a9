package org.redvest.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.web.Problem;
import org.springframework.web.multipart.MultipartFile;

/** The file of a form's field {@code logo}: none, a mark, or something else. */
record SentLogo(Optional<CityLogo> logo, List<Problem> problems) {

    static SentLogo of(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return new SentLogo(Optional.empty(), List.of());
        }
        var read = file.getSize() > CityLogo.MOST_BYTES ? Optional.<CityLogo>empty() : CityLogo.read(bytes(file));
        return new SentLogo(
                read,
                read.isPresent()
                        ? List.of()
                        : List.of(new Problem("logo", "setup.logo.wrong", CityLogo.MOST_BYTES / 1024)));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
