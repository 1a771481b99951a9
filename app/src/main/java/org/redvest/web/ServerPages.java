package org.redvest.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A line that is no request never reaches our pages: the server itself answers, in our words instead of its own. */
@Configuration(proxyBeanMethods = false)
class ServerPages {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableRequests(ObjectProvider<BarePages> bare) {
        return factory -> factory.addContextCustomizers(context -> answer(context, bare));
    }

    private static void answer(Context context, ObjectProvider<BarePages> bare) {
        Container host = context.getParent();
        if (host instanceof StandardHost standard) {
            standard.setErrorReportValveClass(Unreadable.class.getName());
            standard.getPipeline().addValve(new Unreadable(bare));
        }
    }

    /** Found in the pipeline by its name, so the server makes none of its own. */
    static final class Unreadable extends ErrorReportValve {

        private static final Logger LOG = LoggerFactory.getLogger(ServerPages.class);

        private final ObjectProvider<BarePages> bare;

        Unreadable(ObjectProvider<BarePages> bare) {
            this.bare = bare;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable why) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                var page = bare.getObject().page(response.getStatus() < 500 ? "unreadable" : "broken");
                response.setContentType("text/html");
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(new String(page, StandardCharsets.UTF_8));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("Nobody was left to be told", gone);
            }
        }
    }
}
