/**
 * Redvest beside its peers: the same instances, one run, every plan put through {@code check}. Each runs in a process of its own,
 * so that its peak memory is its own too.
 */
@NullMarked
package org.redvest.bench;

import org.jspecify.annotations.NullMarked;
