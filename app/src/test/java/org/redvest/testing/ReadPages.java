package org.redvest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Reads a page, as the wearer of a hat or as a visitor: it must be there. */
@Component
public class ReadPages {

    private final MockMvc mvc;
    private final TestPeople people;

    ReadPages(MockMvc mvc, TestPeople people) {
        this.mvc = mvc;
        this.people = people;
    }

    public String page(String address, Hat reader) throws Exception {
        return page(address, people.as(reader));
    }

    public String page(String address) throws Exception {
        return page(address, people.asVisitor());
    }

    private String page(String address, RequestPostProcessor reader) throws Exception {
        var answer =
                mvc.perform(get(URI.create(address)).with(reader)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
