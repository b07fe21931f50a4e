package io.github.tpm4j.samples.metrics;

import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.client.TpmActivity;
import io.github.tpm4j.tss.device.TpmStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What a provider's TPM does, as meters: {@code new TpmMeters(provider).bindTo(registry)}. */
public final class TpmMeters implements MeterBinder {
  private final TpmProvider provider;

  public TpmMeters(TpmProvider provider) {
    this.provider = provider;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counter(registry, "tpm.commands", TpmStatus.Use::commandsSent);
    counter(registry, "tpm.swaps", TpmStatus.Use::swaps);
    counter(registry, "tpm.waits", use -> use.waits().count());
    gauge(registry, "tpm.objects.loaded", TpmStatus.Use::keysLoaded);
    gauge(registry, "tpm.sessions", TpmStatus.Use::sessions);
    gauge(registry, "tpm.lockout.failed", use -> failedTries(use));
    TimeGauge.builder(
            "tpm.waits.longest",
            provider,
            TimeUnit.NANOSECONDS,
            of(use -> use.waits().longest().toNanos()))
        .register(registry);
  }

  private void counter(MeterRegistry registry, String name, ToDoubleFunction<TpmStatus.Use> value) {
    FunctionCounter.builder(name, provider, of(value)).register(registry);
  }

  private void gauge(MeterRegistry registry, String name, ToDoubleFunction<TpmStatus.Use> value) {
    Gauge.builder(name, provider, of(value)).register(registry);
  }

  private static ToDoubleFunction<TpmProvider> of(ToDoubleFunction<TpmStatus.Use> value) {
    return watched -> value.applyAsDouble(watched.status().use());
  }

  private static double failedTries(TpmStatus.Use use) {
    return use.lockout().map(TpmActivity.Lockout::failedTries).orElse(0);
  }
}
