package io.github.tpm4j.engine.commands.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.testing.IncrementalSelfTest;
import io.github.tpm4j.tss.commands.testing.SelfTest;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmlAlg;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncrementalSelfTestCommandTest {
  private final TestTpm tpm = TestTpm.started();

  private List<TpmAlg> toDo(TpmAlg... toTest) {
    return tpm.run(new IncrementalSelfTest.Request(new TpmlAlg(List.of(toTest))))
        .toDoList()
        .algorithms();
  }

  @Test
  void anEmptyListTestsNothing() {
    assertTrue(toDo().contains(TpmAlg.SHA256));
  }

  @Test
  void whatWasTestedIsNoLongerToDo() {
    List<TpmAlg> toDo = toDo(TpmAlg.SHA256);
    assertFalse(toDo.contains(TpmAlg.SHA256));
    assertTrue(toDo.contains(TpmAlg.AES));
  }

  @Test
  void testsTheAsymmetricAlgorithmsToo() {
    assertTrue(toDo().containsAll(List.of(TpmAlg.RSA, TpmAlg.ECC)));
    List<TpmAlg> toDo = toDo(TpmAlg.RSA, TpmAlg.ECDSA);
    assertFalse(toDo.contains(TpmAlg.RSA));
    assertFalse(toDo.contains(TpmAlg.ECDSA));
    assertTrue(toDo.contains(TpmAlg.ECC));
  }

  @Test
  void nothingIsToDoAfterAFullSelfTest() {
    tpm.run(new SelfTest.Request(true));
    assertEquals(List.of(), toDo());
  }

  @Test
  void rejectsAlgorithmThatIsNotImplemented_parameter1() {
    assertEquals(
        TpmRc.VALUE.parameter(1),
        tpm.code(new IncrementalSelfTest.Request(new TpmlAlg(List.of(TpmAlg.SM4)))));
  }
}
