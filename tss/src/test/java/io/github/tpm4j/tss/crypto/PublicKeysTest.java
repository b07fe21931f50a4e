package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PublicKeysTest {
  @Test
  void refusesACoordinateThatIsLongerThanTheField() {
    byte[] tooLong = new byte[48];
    Arrays.fill(tooLong, (byte) 1);
    TpmsEccPoint point = new TpmsEccPoint(Bytes.adopt(tooLong), Bytes.EMPTY);
    TpmtPublic template = StorageTemplates.ECC_P256;
    TpmtPublic area =
        new TpmtPublic(
            template.type(),
            template.nameAlg(),
            template.objectAttributes(),
            template.authPolicy(),
            template.parameters(),
            point);

    assertThrows(TpmUnsupportedException.class, () -> PublicKeys.of(area));
  }
}
