package org.redvest.bulletins;

import java.time.Instant;
import java.util.List;
import org.redvest.bulletins.proof.SignedFile;

/**
 * A bulletin as it was issued. What it says is read from the signed bytes, and from nothing else.
 *
 * @param number of the year, counted for each committee
 * @param chinese its text in Chinese, a line a paragraph; so {@code english}
 */
public record FrozenBulletin(
        BulletinId id,
        String title,
        int year,
        int number,
        Instant frozenAt,
        BulletinContent content,
        List<String> chinese,
        List<String> english,
        SignedFile file) {}
