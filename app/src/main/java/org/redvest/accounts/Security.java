package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.redvest.web.KeptPosts;
import org.redvest.web.Queries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * What every answer says to the browser, and the check for forged posts. Who may see what is not decided here but by
 * {@link Guard} and, beneath it, by the database.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    /** Nothing from elsewhere, nothing inline. Pages work without scripts; scripts are our own files. */
    private static final String CONTENT =
            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
                    + "frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'";

    /** Checking in may ask where one is; nothing asks for more. */
    private static final String PERMISSIONS = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()";

    /**
     * Residents have no account. What they send does not act for whoever is signed in: the address alone says what may be done, so
     * another site's form could do no more than its sender. A telephone that dropped its cookies is heard all the same.
     */
    private static final String RESIDENTS = "/help/**";

    /** Other programs post here; the address holds a secret, and no session is looked at. */
    private static final String RECEIPTS = "/receipts/**";

    private static final Duration YEAR = Duration.ofDays(365);

    @Bean
    CsrfTokenRepository formTokens() {
        return new FormTokens();
    }

    @Bean
    SecurityFilterChain filters(HttpSecurity http, CsrfTokenRepository tokens, KeptPosts kept) {
        return http.csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers(RESIDENTS, RECEIPTS))
                .exceptionHandling(
                        failed -> failed.accessDeniedHandler((request, response, _) -> tooOld(request, response, kept)))
                .headers(Security::headers)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Private pages are kept nowhere: the default {@code no-store} stands wherever a page says nothing of its own. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .httpStrictTransportSecurity(
                        hsts -> hsts.maxAgeInSeconds(YEAR.toSeconds()).includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /**
     * The session ended while the form lay open: its sender signs in and finds the words again. Who signed in anew in another
     * window has them at once; others are told to reload.
     */
    private static void tooOld(HttpServletRequest request, HttpServletResponse response, KeptPosts kept)
            throws IOException {
        var session = request.getSession(false);
        boolean signedIn = session != null && session.getAttribute(Sessions.ACCOUNT) != null;
        var words = kept.keepWords(request, response);
        if (!signedIn) {
            var old = Guard.SIGN_IN + "?old";
            Guard.send(
                    request,
                    response,
                    words.or(() -> Guard.stoodOn(request))
                            .map(path -> Queries.with(old, "next", path))
                            .orElse(old));
        } else if (words.isPresent()) {
            Guard.send(request, response, words.get());
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** PostgreSQL takes no zero character; nobody types one, so a request with one is no request. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(Security::hasNoZero);
        firewall.setAllowedParameterValues(Security::hasNoZero);
        return firewall;
    }

    private static boolean hasNoZero(String text) {
        return text.indexOf('\0') < 0;
    }

    /** Out of reach of scripts and of other sites' forms; over https only where the page came that way. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("redvest");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookieMaxAge(Math.toIntExact(Duration.ofDays(30).toSeconds()));
        return cookie;
    }
}
