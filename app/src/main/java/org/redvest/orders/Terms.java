package org.redvest.orders;

/** What and where: the part of an order that a reviewer approves and that stays so. */
record Terms(Service service, Whereabouts where) {}
