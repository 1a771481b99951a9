package org.redvest.web;

/**
 * What is asked for does not exist, or not for whoever asks: the answer is the same. Modules extend it
 * ({@code NoSuchOrder}); it reaches the reader as 404.
 */
public abstract class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected NotFound(String message) {
        super(message, null, false, false);
    }
}
