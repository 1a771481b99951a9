package org.redvest.accounts;

import java.util.List;
import org.redvest.database.Installation;
import org.redvest.web.WhoActs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

    @Bean
    WhoActs whoActs(Installation installation) {
        return request -> {
            var acting = Acting.in(request);
            return acting.hat()
                    .flatMap(hat -> acting.person().map(person -> shown(person, hat, installation.isDemo())));
        };
    }

    static WhoActs.Acting shown(Person person, Hat hat, boolean synthetic) {
        return new WhoActs.Acting(
                person.name(),
                synthetic,
                hat.role().name(),
                shown(hat),
                person.hats().stream().map(AccountsWeb::shown).toList(),
                hat.role().worksAtADesk());
    }

    private static WhoActs.Hat shown(Hat hat) {
        return new WhoActs.Hat(
                Long.toString(hat.grant().value()), hat.label(), hat.role().key());
    }
}
