package org.redvest.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;

/** Why a form comes back: something is wrong with a field, or something stands in the way that no field can mend. */
public record FormRefusal(HttpStatus status, Problems problems, Optional<Obstacle> obstacle) {

    static final FormRefusal NONE = new FormRefusal(HttpStatus.OK, Problems.NONE, Optional.empty());

    /** @param until when it will have gone, where that is known */
    public record Obstacle(String key, Optional<Instant> until) {}

    static FormRefusal at(String field, String key, Object... arguments) {
        return of(new Problems(List.of(new Problem(field, key, arguments))));
    }

    static FormRefusal of(Problems problems) {
        return new FormRefusal(HttpStatus.UNPROCESSABLE_CONTENT, problems, Optional.empty());
    }

    static FormRefusal because(HttpStatus status, String key) {
        return new FormRefusal(status, Problems.NONE, Optional.of(new Obstacle(key, Optional.empty())));
    }

    static FormRefusal until(Instant end, String key) {
        return new FormRefusal(
                HttpStatus.UNPROCESSABLE_CONTENT, Problems.NONE, Optional.of(new Obstacle(key, Optional.of(end))));
    }

    /**
     * @param field where the password was typed
     * @param wrong what a wrong one is answered, with the number of tries left
     */
    static FormRefusal of(SignIn answer, String field, String wrong) {
        return switch (answer) {
            case SignIn.In _ -> NONE;
            case SignIn.Wrong(int left) -> at(field, wrong, left);
            case SignIn.Locked(var until) -> until(until, "accounts.sign-in.locked");
            case SignIn.Crowded(var until) -> until(until, "accounts.sign-in.crowded");
            case SignIn.TooLate _ -> because(HttpStatus.UNPROCESSABLE_CONTENT, "accounts.sign-in.too-late");
        };
    }
}
