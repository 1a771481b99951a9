/** What a person sees of their own channels: addresses, ids, choices, browsers, past messages; and that these go when the person is erased. */
@NullMarked
package org.redvest.channels.mine;

import org.jspecify.annotations.NullMarked;
