package org.redvest.dispatch.board;

import java.util.List;
import java.util.Optional;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.regions.RegionCode;
import org.redvest.web.AddressParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads which shifts an address or a form of the board names. */
@Component
public class BoardReader {

    private final Board board;
    private final Catalogue catalogue;

    BoardReader(Board board, Catalogue catalogue) {
        this.board = board;
        this.catalogue = catalogue;
    }

    /** @param region checked to lie in the reader's scope */
    public BoardQuestion question(MultiValueMap<String, String> asked, RegionCode region) {
        return new BoardQuestion(
                region,
                AddressParameter.of(asked, "day").day(board.firstDay(), board.lastDay()),
                AddressParameter.of(asked, "category")
                        .oneOf(catalogue.categories(), Category::code)
                        .map(Category::code),
                Optional.ofNullable(asked.getFirst("search")).map(String::strip).orElse(""),
                AddressParameter.of(asked, "tab")
                        .oneOf(List.of(BoardTab.values()), BoardTab::word)
                        .orElse(BoardTab.LACKS),
                AddressParameter.of(asked, "sort")
                        .oneOf(List.of(BoardOrder.values()), BoardOrder::word)
                        .orElse(BoardOrder.START));
    }
}
