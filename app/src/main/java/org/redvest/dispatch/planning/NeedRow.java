package org.redvest.dispatch.planning;

import org.redvest.engine.Need;

/**
 * A need as the database has it.
 *
 * @param need without its places
 * @param free places that people of the region may still take; 0 where it is closed, taken back, full or for another region
 * @param open whether it is offered to people of the region
 */
record NeedRow(Need need, boolean open, int free) {}
