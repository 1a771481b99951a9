package org.redvest.randomcity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.GivenPassword;
import org.redvest.accounts.Identity;
import org.redvest.accounts.Login;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Limits;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.NewTeam;
import org.redvest.volunteers.NewVolunteer;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.springframework.stereotype.Component;

/** The people of the random city: two counties, four communities, everybody's names as real people's are. Orders come later. */
@Component
class CityFounding {

    private static final RegionCode CITY = new RegionCode("4305");
    private static final RegionCode DAXIANG = new RegionCode("430503");
    private static final RegionCode LONGHUI = new RegionCode("430524");
    private static final RegionCode CUIYUAN = new RegionCode("430503005");

    private static final List<RegionCode> COMMUNITIES = List.of(
            new RegionCode("430503005004"),
            new RegionCode("430503005001"),
            new RegionCode("430524001001"),
            new RegionCode("430524002001"));

    private static final List<String> FAMILIES =
            List.of("李", "王", "张", "阿依古丽·", "𠮷田", "欧阳", "Müller", "陈", "买买提·", "周");

    private static final List<String> SKILLS = List.of(
            "escort",
            "hairdressing",
            "tutoring",
            "lecture",
            "digital",
            "insurance",
            "first_aid",
            "performing",
            "photography");

    private final Accounts accounts;
    private final Volunteers volunteers;
    private final GivenPassword passwords;

    CityFounding(Accounts accounts, Volunteers volunteers, GivenPassword passwords) {
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.passwords = passwords;
    }

    List<Citizen> found() {
        var citizens = new ArrayList<Citizen>();
        for (var community : COMMUNITIES) {
            citizens.add(citizen("社区甲" + citizens.size(), grant(Role.COMMUNITY, community)));
            citizens.add(citizen("社区乙" + citizens.size(), grant(Role.COMMUNITY, community)));
        }
        citizens.add(
                citizen("两边跑", grant(Role.COMMUNITY, COMMUNITIES.get(0)), grant(Role.COMMUNITY, COMMUNITIES.get(1))));
        citizens.add(citizen("大祥调度", grant(Role.DISPATCHER, DAXIANG)));
        citizens.add(citizen("大祥同事", grant(Role.DISPATCHER, DAXIANG), grant(Role.SECRETARY, DAXIANG)));
        citizens.add(citizen("隆回调度", grant(Role.DISPATCHER, LONGHUI)));
        citizens.add(citizen("市里调度", grant(Role.DISPATCHER, CITY)));
        citizens.add(citizen("市书记", grant(Role.SECRETARY, CITY)));
        citizens.add(citizen("县书记", grant(Role.SECRETARY, LONGHUI)));
        citizens.add(citizen("市管理员", grant(Role.ADMIN, CITY)));
        citizens.add(citizen("县管理员", grant(Role.ADMIN, DAXIANG)));
        citizens.add(citizen("街道管理员", grant(Role.ADMIN, CUIYUAN)));
        var serving = serving();
        citizens.addAll(serving);
        found("翠园红马甲队", serving.getFirst(), serving.subList(1, 6));
        passwords.toAll(
                citizens.stream().map(each -> new AccountId(each.account())).toList(), Citizen.PASSWORD);
        citizens.add(new Citizen("过路人", "", List.of()));
        return List.copyOf(citizens);
    }

    private List<Citizen> serving() {
        var serving = new ArrayList<Citizen>();
        serving.add(citizen("队长", grant(Role.VOLUNTEER, COMMUNITIES.get(0)), grant(Role.LEADER, COMMUNITIES.get(0))));
        serving.add(citizen(
                "又做社工又志愿", grant(Role.VOLUNTEER, COMMUNITIES.get(1)), grant(Role.COMMUNITY, COMMUNITIES.get(1))));
        IntStream.range(0, 28)
                .forEach(i -> serving.add(citizen(
                        FAMILIES.get(i % FAMILIES.size()) + (char) ('一' + i * 37),
                        grant(Role.VOLUNTEER, COMMUNITIES.get(i % 4)))));
        var newcomers = IntStream.range(0, serving.size())
                .mapToObj(i -> newcomer(serving.get(i), i))
                .toList();
        Scopes.run(Scope.SYSTEM, () -> volunteers.register(newcomers));
        return serving;
    }

    private void found(String name, Citizen leader, List<Citizen> members) {
        Scopes.run(
                Scope.SYSTEM,
                () -> volunteers.found(new NewTeam(
                        name,
                        COMMUNITIES.getFirst(),
                        new VolunteerId(leader.account()),
                        Set.copyOf(members.stream()
                                .map(each -> new VolunteerId(each.account()))
                                .toList()))));
    }

    private Citizen citizen(String name, NewGrant... grants) {
        var login = "citizen-" + Integer.toHexString(name.hashCode());
        var identity =
                new Identity(name, Optional.of("1390000" + "%04d".formatted(Math.floorMod(name.hashCode(), 10_000))));
        var account = accounts.open(List.of(new NewAccount(Optional.of(new Login(login)), identity, List.of(grants))));
        return new Citizen(name, login, accounts.hats(account.getFirst()));
    }

    private static NewGrant grant(Role role, RegionCode region) {
        return new NewGrant(role, region, "单位" + region.value());
    }

    private static NewVolunteer newcomer(Citizen citizen, int number) {
        var always = WeekPattern.of(Stream.of(DayOfWeek.values())
                .flatMap(day -> Stream.of(Part.values()).map(part -> new WeekPattern.HalfDay(day, part)))
                .toList());
        return new NewVolunteer(
                new AccountId(citizen.account()),
                LocalDate.parse("1990-05-01").plusDays(number),
                citizen.hats().getFirst().region(),
                null,
                Set.copyOf(IntStream.range(number, number + 5)
                        .mapToObj(i -> SKILLS.get(i % SKILLS.size()))
                        .toList()),
                Set.of(),
                new Preferences(200, new Limits(60, 3, 20_000), Set.of(), Availability.weekly(always), false));
    }
}
