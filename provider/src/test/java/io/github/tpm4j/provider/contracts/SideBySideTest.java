package io.github.tpm4j.provider.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import java.security.Security;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same calls on the JDK's providers and on ours have the same outcome, or {@link Differences}
 * says why not. Where the JDK's two KeyStores differ, either will do.
 */
class SideBySideTest {
  private static final Map<String, List<Deviation>> FOUND = new LinkedHashMap<>();

  private static TpmProvider provider;
  private static Side tpm;
  private static Side pkcs12;
  private static Side jks;

  /** A call that comes out otherwise than with the JDK. */
  private record Deviation(String call, String jdk, String ours) {}

  @BeforeAll
  static void makeKeys() throws Exception {
    provider = new TpmProvider(TpmConnection.over(Transports.open("engine:memory")));
    Pairs own = Pairs.of(provider, provider);
    Pairs software = Pairs.of(Security.getProvider("SunRsaSign"), Security.getProvider("SunEC"));
    tpm = new TpmSide(provider, own, software);
    pkcs12 = new JdkSide("PKCS12", software, own);
    jks = new JdkSide("JKS", software, own);
  }

  @AfterAll
  static void close() {
    provider.connection().close();
  }

  static Stream<Script> scripts() {
    return Stream.of(
            SignatureScripts.all(),
            PssScripts.all(),
            CipherScripts.all(),
            WrapScripts.all(),
            AgreementScripts.all(),
            StoreScripts.all(),
            KeyScripts.all())
        .flatMap(scripts -> scripts);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theOutcomeIsTheSame_orSaidWhyNot(Script script) throws Exception {
    List<Deviation> unsaid =
        deviations(script).stream()
            .filter(found -> Differences.find(script.name(), found.call(), found.ours()).isEmpty())
            .toList();
    assertEquals(List.of(), unsaid);
  }

  @Test
  void everyDifferenceThatIsSaidIsOne() throws Exception {
    List<Difference> used = new ArrayList<>();
    for (Script script : scripts().toList()) {
      for (Deviation found : deviations(script)) {
        used.addAll(Differences.find(script.name(), found.call(), found.ours()));
      }
    }
    List<Difference> idle = new ArrayList<>(Differences.ALL);
    idle.removeIf(difference -> !difference.isExpected() || used.contains(difference));
    assertEquals(List.of(), idle);
  }

  private static List<Deviation> deviations(Script script) throws Exception {
    if (!FOUND.containsKey(script.name())) {
      FOUND.put(script.name(), compare(script));
    }
    return FOUND.get(script.name());
  }

  private static List<Deviation> compare(Script script) throws Exception {
    Map<String, String> expected = run(script, pkcs12);
    Map<String, String> other = run(script, jks);
    Map<String, String> ours = run(script, tpm);
    assertEquals(expected.keySet(), ours.keySet());
    List<Deviation> found = new ArrayList<>();
    expected.forEach(
        (call, outcome) -> {
          String own = ours.get(call);
          if (!own.equals(outcome) && !own.equals(other.get(call))) {
            found.add(new Deviation(call, outcome, own));
          }
        });
    return found;
  }

  private static Map<String, String> run(Script script, Side side) throws Exception {
    Transcript calls = new Transcript();
    script.body().run(side, calls);
    return calls.outcomes();
  }
}
