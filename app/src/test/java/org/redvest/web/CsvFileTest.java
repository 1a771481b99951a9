package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvFileTest {

    @Test
    void a_cell_that_a_spreadsheet_would_run_is_made_harmless() {
        var file = CsvFile.of(csv -> csv.row("=1+1", "@SUM(A1)", "+1", "-3", "\t=1", "\r=1", 44, ""));

        assertThat(file).isEqualTo("\uFEFF'=1+1,'@SUM(A1),'+1,'-3,'\t=1,\"'\r=1\",44,\r\n");
    }
}
