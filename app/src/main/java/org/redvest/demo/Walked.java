package org.redvest.demo;

import org.redvest.orders.Order;
import org.redvest.shifts.Shift;

/**
 * The order that a visitor's walk follows.
 *
 * @param shift that service of it which the guide's volunteer goes to; the next one, while she holds no place
 */
record Walked(Order order, Shift shift) {}
