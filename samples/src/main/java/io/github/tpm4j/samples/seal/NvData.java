package io.github.tpm4j.samples.seal;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;

/** Small data in the TPM itself, which outlive the disk. */
public final class NvData {
  private static final TpmHandle INDEX = TpmHandle.of(0x01800011);

  private NvData() {}

  public static void main(String[] arguments) throws Exception {
    String tcti = System.getenv().getOrDefault("TPM4J_TCTI", "engine:memory");
    Bytes data = Bytes.of("serial 4711".getBytes(StandardCharsets.UTF_8));
    try (TpmDevice device = TpmDevice.open(tcti)) {
      // The owner writes; whoever reads needs PCR 7 as it is now.
      Policy policy = Policy.pcr(device.readPcr(TpmAlg.SHA256, 7));
      NvTemplate template =
          NvTemplate.ordinary(data.size()).boundTo(policy).with(NvTemplate.BY_OWNER).lockable();
      TpmNv nv = TpmNv.define(device, INDEX, template, SecretBytes.EMPTY);
      try {
        nv.write(data);
        Bytes read = nv.by(KeyAuthorization.policy(policy)).read();
        System.out.println(new String(read.toByteArray(), StandardCharsets.UTF_8));

        // Until the next restart nobody changes it.
        nv.lockWriting();
        nv.write(data);
      } catch (TpmNvException e) {
        System.out.println(e.reason() + ": " + e.getMessage());
      } finally {
        nv.undefine();
      }
    }
  }
}
