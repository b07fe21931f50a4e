package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.tss.asn1.Der;
import java.util.ArrayList;
import java.util.List;

/** Writes the {@code TPMKey} structure in DER. */
final class TpmKeyWriter {
  static final int EMPTY_AUTH = 0;
  static final int POLICY = 1;
  static final int SECRET = 2;
  static final int AUTH_POLICY = 3;
  static final int DESCRIPTION = 4;
  static final int RSA_PARENT = 5;

  private TpmKeyWriter() {}

  static byte[] write(Tss2PrivateKeyBuilder key) {
    List<byte[]> fields = new ArrayList<>();
    fields.add(Der.oid(key.type.asn1Oid()));
    addOptionalFields(key, fields);
    fields.add(unsigned(key.parent));
    fields.add(Der.octetString(key.publicArea));
    fields.add(Der.octetString(key.privateArea));
    return Der.sequence(fields);
  }

  private static void addOptionalFields(Tss2PrivateKeyBuilder key, List<byte[]> fields) {
    // The draft recommends to leave FALSE out; tpm2-openssl up to 1.1 takes absence for TRUE.
    fields.add(Der.explicit(EMPTY_AUTH, Der.bool(key.emptyAuth)));
    if (!key.policy.isEmpty()) {
      fields.add(Der.explicit(POLICY, commands(key.policy)));
    }
    if (key.secret != null) {
      fields.add(Der.explicit(SECRET, Der.octetString(key.secret)));
    }
    if (!key.authPolicy.isEmpty()) {
      fields.add(Der.explicit(AUTH_POLICY, authPolicies(key.authPolicy)));
    }
    if (key.description != null) {
      fields.add(Der.explicit(DESCRIPTION, Der.utf8String(key.description)));
    }
    if (key.rsaParent) {
      fields.add(Der.explicit(RSA_PARENT, Der.bool(true)));
    }
    key.unknown.forEach(field -> fields.add(field.borrow()));
  }

  private static byte[] authPolicies(List<Tss2AuthPolicy> policies) {
    List<byte[]> sequence = new ArrayList<>();
    for (Tss2AuthPolicy policy : policies) {
      List<byte[]> fields = new ArrayList<>();
      policy.name().ifPresent(name -> fields.add(Der.explicit(0, Der.utf8String(name))));
      fields.add(Der.explicit(1, commands(policy.policy())));
      sequence.add(Der.sequence(fields));
    }
    return Der.sequence(sequence);
  }

  private static byte[] commands(List<Tss2PolicyCommand> commands) {
    List<byte[]> sequence = new ArrayList<>();
    for (Tss2PolicyCommand command : commands) {
      sequence.add(
          Der.sequence(
              Der.explicit(0, unsigned(command.commandCode())),
              Der.explicit(1, Der.octetString(command.parameters()))));
    }
    return Der.sequence(sequence);
  }

  private static byte[] unsigned(int value) {
    return Der.integer(Integer.toUnsignedLong(value));
  }
}
