/**
 * The benchmark: runs and imports of generated people on both databases, beside the least that plain SQL needs for the
 * same rows. Not a test; {@link io.concordat.bench.Benchmark} is started by the profile {@code bench}.
 */
package io.concordat.bench;
