package org.redvest.setup;

import java.io.PrintStream;
import org.redvest.database.Installation;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the console where the city is founded; each start says a new link until it is. A link is not written to the log, which is kept. */
@Component
class SetupInvitation {

    private final Setup setup;
    private final SetupLinks links;
    private final Installation installation;
    private final Environment environment;
    private final PrintStream console = System.out;

    SetupInvitation(Setup setup, SetupLinks links, Installation installation, Environment environment) {
        this.setup = setup;
        this.links = links;
        this.installation = installation;
        this.environment = environment;
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        if (!installation.isDemo() && !setup.isFounded()) {
            console.printf("""

                    开城 Found the city
                      %s
                    在浏览器里打开，选省、选市。不在本机时把地址换成服务器的。Open it in a browser; from elsewhere, put the server's name in place of the address.

                    """, address());
        }
    }

    private String address() {
        var listening = environment.getProperty("server.address", "127.0.0.1");
        return "http://%s:%s%s/%s"
                .formatted(
                        listening.equals("0.0.0.0") ? "127.0.0.1" : listening,
                        environment.getProperty("local.server.port"),
                        FoundingGate.SETUP,
                        links.print());
    }
}
