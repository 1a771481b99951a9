/**
 * One plan for a whole province: its regions are planned apart, on Apache Spark, and exchange the places of the needs that people of
 * several regions can reach. No rule of the dispatch problem is written here: what a plan may be and what it is worth is the engine's.
 */
@NullMarked
package org.redvest.scale;

import org.jspecify.annotations.NullMarked;
