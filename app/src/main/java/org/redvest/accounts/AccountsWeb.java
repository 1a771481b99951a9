package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.redvest.database.Installation;
import org.redvest.web.WhoActs;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes who acts known to every controller and to the frame of every page. */
@Configuration(proxyBeanMethods = false)
class AccountsWeb implements WebMvcConfigurer {

    private final Guard guard;

    AccountsWeb(Guard guard) {
        this.guard = guard;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActingArguments());
    }

    /** Stands before the repository that writes them into the database. */
    @Bean
    static BeanPostProcessor sparingSessions() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof FindByIndexNameSessionRepository<?> repository
                        ? new SparingSessions<>(repository)
                        : bean;
            }
        };
    }

    @Bean
    WhoActs whoActs(Installation installation, Accounts accounts) {
        return new WhoActs() {
            @Override
            public Optional<WhoActs.Acting> acting(HttpServletRequest request) {
                var person = person(request);
                return hat(request).flatMap(hat -> person.map(one -> shown(one, hat, installation.isDemo())));
            }

            @Override
            public Optional<WhoActs.ShownHat> withdrawn(HttpServletRequest request, String hat) {
                return person(request)
                        .flatMap(person -> grant(hat).flatMap(gone -> accounts.findWithdrawn(person.account(), gone)))
                        .map(AccountsWeb::shown);
            }
        };
    }

    private static Optional<Person> person(HttpServletRequest request) {
        return Acting.in(request).person();
    }

    private static Optional<Hat> hat(HttpServletRequest request) {
        return Acting.in(request).hat();
    }

    private static Optional<GrantId> grant(String hat) {
        return Optional.of(hat)
                .filter(number -> number.matches("[1-9][0-9]{0,17}"))
                .map(number -> new GrantId(Long.parseLong(number)));
    }

    static WhoActs.Acting shown(Person person, Hat hat, boolean synthetic) {
        return new WhoActs.Acting(
                person.name(),
                synthetic,
                hat.role().name(),
                shown(hat),
                person.hats().stream().map(AccountsWeb::shown).toList(),
                hat.role().worksAtADesk(),
                person.counts());
    }

    private static WhoActs.ShownHat shown(Hat hat) {
        return new WhoActs.ShownHat(
                Long.toString(hat.grant().value()), hat.label(), hat.role().key());
    }
}
