package org.redvest.orders;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.GrantId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;

/** An order for a test, in words: {@code anOrder().of("haircut").forPeople(2).at("2026-02-28T14:00", 120)}. */
public class AnOrder {

    public static final Hat COMMUNITY = hat(11, Role.COMMUNITY, "430503001001");
    public static final Hat NEIGHBOUR = hat(12, Role.COMMUNITY, "430503001002");
    public static final Hat REVIEWER = hat(21, Role.DISPATCHER, "430503");
    public static final Hat COLLEAGUE = hat(22, Role.DISPATCHER, "430503");
    public static final Hat OTHER_COUNTY = hat(23, Role.DISPATCHER, "430502");
    public static final Hat CITY = hat(24, Role.DISPATCHER, "4305");

    private Draft.Wanted wanted = new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort"));
    private final List<Window> windows = new ArrayList<>();
    private List<Draft.Ask> needs = List.of(new Draft.Ask(4, List.of()));
    private Whereabouts where = new Whereabouts(Site.HOME, "");
    private PrivateDetails details = new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", "三楼没有电梯");

    public static AnOrder anOrder() {
        return new AnOrder();
    }

    public AnOrder of(String item) {
        wanted = new Draft.Wanted.FromMenu(new MenuItemId(item));
        return this;
    }

    public AnOrder offTheMenu(String title, String what) {
        wanted = new Draft.Wanted.OffMenu("other", title, what, "楼梯滑", "社区一人在场", 18);
        return this;
    }

    public AnOrder forPeople(int... people) {
        var asks = new ArrayList<Draft.Ask>();
        for (int count : people) {
            asks.add(new Draft.Ask(count, List.of()));
        }
        needs = asks;
        return this;
    }

    public AnOrder skilled(String... skills) {
        needs = List.of(new Draft.Ask(2, List.of(skills)));
        return this;
    }

    public AnOrder at(String localStart, int minutes) {
        var start = LocalDateTime.parse(localStart)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
        windows.add(new Window(start, start.plus(Duration.ofMinutes(minutes))));
        return this;
    }

    public AnOrder elsewhere(String name) {
        where = new Whereabouts(Site.ELSEWHERE, name);
        return this;
    }

    public AnOrder with(PrivateDetails other) {
        details = other;
        return this;
    }

    public Draft draft() {
        if (windows.isEmpty()) {
            at("2026-02-28T08:00", 210);
        }
        return new Draft(wanted, windows, needs, where, details);
    }

    public ActivityNumber placed(Orders orders, Hat hat) {
        return ((Submission.Placed) sent(orders, hat)).order();
    }

    public Submission sent(Orders orders, Hat hat) {
        return as(hat, () -> orders.submit(UUID.randomUUID(), draft(), hat));
    }

    public static <T> T as(Hat hat, java.util.function.Supplier<T> work) {
        return org.redvest.database.Scopes.within(hat.scope(), work::get);
    }

    static Hat hat(long account, Role role, String region) {
        return new Hat(new GrantId(account), new AccountId(account), "唐敏", role, new RegionCode(region), "某处");
    }
}
