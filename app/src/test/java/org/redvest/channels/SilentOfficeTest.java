package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.gateway.GatewayChannel;
import org.redvest.channels.gateway.GatewayPreset;
import org.redvest.channels.gateway.Gateways;
import org.redvest.channels.sending.Sending;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A silent provider is waited for, and nothing else waits with it: neither another channel nor a page, nor what runs in the common pool. */
@RedvestTest
@TestPropertySource(properties = "redvest.channels.patience=PT1M")
class SilentOfficeTest {

    @Autowired
    Sending sending;

    @Autowired
    Gateways gateways;

    @Autowired
    MembersReached reached;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc mvc;

    @Test
    @FreshDatabase
    void one_that_is_silent_holds_up_neither_the_other_nor_a_page() throws Exception {
        var admin = people.hat(Role.ADMIN, "4305");
        try (var silent = new FakeOffice();
                var other = new FakeOffice()) {
            gateways.save(admin, GatewayChannel.WECOM, silent.form(GatewayPreset.WECOM));
            gateways.save(admin, GatewayChannel.DINGTALK, other.form(GatewayPreset.DINGTALK));
            var reader = reached.member(Channel.WECOM, "one");
            reached.confirm(reader, Channel.DINGTALK, "one");
            reached.tell("both", reader);
            silent.answersAfter(Duration.ofMinutes(10));

            var asked = silent.nextRequest();
            var wecom = CompletableFuture.runAsync(sending::wecom);
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            sending.dingtalk();
            reached.tell("meanwhile", reader);
            var page = mvc.perform(get("/account/channels").with(people.as(reader)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();

            assertThat(wecom.isDone()).isFalse();
            assertThat(page).contains("企业微信", "钉钉");
            assertThat(other.received()).hasSize(1);
            silent.close();
            wecom.get(1, TimeUnit.MINUTES);
            assertThat(reached.states(reader, Channel.WECOM))
                    .hasSize(2)
                    .allMatch(state -> !state.startsWith("sending"));
        }
    }
}
