package org.redvest.cli.files;

import java.util.List;
import java.util.Map;

/** A JSON value; numbers stay as they were written, for their digits are claims. */
public sealed interface Json {
    record Text(String value) implements Json {}

    record Number(String digits) implements Json {}

    record Truth(boolean value) implements Json {}

    record Nothing() implements Json {}

    record Array(List<Json> items) implements Json {}

    record Members(Map<String, Json> values) implements Json {}
}
