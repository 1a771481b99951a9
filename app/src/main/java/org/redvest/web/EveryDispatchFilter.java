package org.redvest.web;

import org.springframework.web.filter.OncePerRequestFilter;

/** A filter that stands before a request's page, before the error page that takes its place and before the end of a live feed. */
public abstract class EveryDispatchFilter extends OncePerRequestFilter {

    @Override
    protected final boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected final boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
