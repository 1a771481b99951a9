/** What came of one mutation, as it stands on the page and in the file of verdicts between two runs. */
sealed interface Verdict {

    record Noticed(String by, long seconds) implements Verdict {
        @Override
        public String toString() {
            return "noticed by `%s` (%d s)".formatted(by, seconds);
        }
    }

    record Survived(long seconds) implements Verdict {
        @Override
        public String toString() {
            return "**survived** (%d s)".formatted(seconds);
        }
    }

    /** Neither: the text stands elsewhere, the broken code does not compile, or the tests' JVM ended by itself. */
    record NotTried(String why) implements Verdict {
        @Override
        public String toString() {
            return why;
        }
    }
}
