package org.redvest.accounts;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.redvest.database.Scopes;
import org.redvest.web.Navigation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where somebody comes to who has just put on a hat: where they wanted to go, else the first page that is theirs. */
@Component
class Landing {

    private static final String HOME = "/";

    /** A path of ours, and what it asks for. {@code //elsewhere} and {@code /\elsewhere} are addresses of others. */
    private static final Pattern OUR_PATH =
            Pattern.compile("/(?!/)[A-Za-z0-9/_.~%-]*(?:\\?[A-Za-z0-9_.~%=&-]{0,2000})?");

    private final ObjectProvider<Navigation> navigation;
    private final ObjectProvider<WaitingRoom> rooms;

    Landing(ObjectProvider<Navigation> navigation, ObjectProvider<WaitingRoom> rooms) {
        this.navigation = navigation;
        this.rooms = rooms;
    }

    static String ours(String path) {
        return OUR_PATH.matcher(path).matches() ? path : "";
    }

    String of(Person person, Optional<Hat> hat, String wanted) {
        if (person.mustChangePassword()) {
            return Guard.PASSWORD;
        }
        if (hat.isEmpty()) {
            return InvitedPages.isInvitation(ours(wanted))
                    ? wanted
                    : waitingRoom(person).orElse(Guard.ACCOUNT);
        }
        return ours(wanted).isEmpty() ? first(person, hat.get()) : wanted;
    }

    /** The page that says what somebody without a hat waits for. */
    Optional<String> waitingRoom(Person person) {
        return person.hats().isEmpty()
                ? rooms.stream()
                        .flatMap(room -> room.path(person.account()).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** The module that offers a page may count what waits there, so it is asked in the scope of the new hat. */
    private String first(Person person, Hat hat) {
        var acting = Optional.of(AccountsWeb.shown(person, hat, false));
        return Scopes.within(
                hat.scope(),
                () -> navigation.stream()
                        .flatMap(module -> module.entries(acting).stream())
                        .sorted(Comparator.comparingInt(Navigation.Entry::position))
                        .map(Navigation.Entry::href)
                        .filter(href -> !href.equals(HOME))
                        .findFirst()
                        .orElse(HOME));
    }
}
