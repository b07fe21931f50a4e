package io.github.tpm4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.StringReader;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class JavaSecurityTest {

  @Test
  void printsTheNextNumberOfThisJvm() throws IOException {
    CommandRun run = CommandRun.of("java-security");
    assertEquals(0, run.status());
    Properties properties = new Properties();
    properties.load(new StringReader(run.out()));
    assertEquals(
        "Signature.RSASSA-PSS:TPM", properties.getProperty("jdk.security.provider.preferred"));
    String provider =
        properties.stringPropertyNames().stream()
            .filter(name -> name.startsWith("security.provider."))
            .findFirst()
            .orElseThrow();
    assertEquals("TPM", properties.getProperty(provider));
    int number = Integer.parseInt(provider.substring("security.provider.".length()));
    assertNotNull(Security.getProperty("security.provider." + (number - 1)));
    assertNull(Security.getProperty(provider));
  }

  @Test
  void keepsWhatIsThere() {
    List<String> lines =
        JavaSecurity.lines(
            Map.of(
                    "security.provider.1", "SUN",
                    "security.provider.2", "TPM device:/dev/tpmrm0",
                    "security.provider.3", "SunEC",
                    "jdk.security.provider.preferred", "AES/GCM/NoPadding:SunJCE")
                ::get);
    assertEquals("security.provider.2=TPM", lines.get(2));
    assertEquals(
        "jdk.security.provider.preferred=Signature.RSASSA-PSS:TPM, AES/GCM/NoPadding:SunJCE",
        lines.get(5));
  }

  @Test
  void saysNothingTwice() {
    String standing = "Signature.RSASSA-PSS:TPM, AES/GCM/NoPadding:SunJCE";
    List<String> lines =
        JavaSecurity.lines(Map.of("jdk.security.provider.preferred", standing)::get);
    assertEquals("security.provider.1=TPM", lines.get(2));
    assertEquals("jdk.security.provider.preferred=" + standing, lines.get(5));
  }
}
