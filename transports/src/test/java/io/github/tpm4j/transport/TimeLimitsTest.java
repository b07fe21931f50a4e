package io.github.tpm4j.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitsTest {

  @AfterEach
  void clearProperty() {
    System.clearProperty(TimeLimits.PROPERTY);
  }

  @Test
  void givesACommandFiveMinutesAndAConnectionTenSecondsByDefault() {
    assertEquals(
        new TimeLimits(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMillis(500)),
        TimeLimits.ofProperty());
  }

  @Test
  void prefersTheKeyToTheProperty() {
    System.setProperty(TimeLimits.PROPERTY, "7");
    assertEquals(Duration.ofSeconds(7), TimeLimits.ofProperty().command());
    assertEquals(Duration.ofSeconds(7), limits("swtpm").command());
    assertEquals(Duration.ofSeconds(9), limits("swtpm:timeout=9").command());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "soon", "", "604801"})
  void refusesAPropertyThatIsNoNumberOfSeconds(String value) {
    System.setProperty(TimeLimits.PROPERTY, value);
    assertThrows(IllegalArgumentException.class, TimeLimits::ofProperty);
  }

  private static TimeLimits limits(String tcti) {
    return TimeLimits.of(TctiKeys.parse(TctiConfiguration.parse(tcti), TimeLimits.KEY));
  }
}
