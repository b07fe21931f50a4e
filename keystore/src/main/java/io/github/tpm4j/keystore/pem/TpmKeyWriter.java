package io.github.tpm4j.keystore.pem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;

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
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(key.type.asn1Oid());
    addOptionalFields(key, fields);
    fields.add(unsigned(key.parent));
    fields.add(new DEROctetString(key.publicArea.borrow()));
    fields.add(new DEROctetString(key.privateArea.borrow()));
    try {
      return new DERSequence(fields).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addOptionalFields(Tss2PrivateKeyBuilder key, ASN1EncodableVector fields) {
    // The draft recommends to leave FALSE out; tpm2-openssl up to 1.1 takes absence for TRUE.
    fields.add(explicit(EMPTY_AUTH, ASN1Boolean.getInstance(key.emptyAuth)));
    if (!key.policy.isEmpty()) {
      fields.add(explicit(POLICY, commands(key.policy)));
    }
    if (key.secret != null) {
      fields.add(explicit(SECRET, new DEROctetString(key.secret.borrow())));
    }
    if (!key.authPolicy.isEmpty()) {
      fields.add(explicit(AUTH_POLICY, authPolicies(key.authPolicy)));
    }
    if (key.description != null) {
      fields.add(explicit(DESCRIPTION, new DERUTF8String(key.description)));
    }
    if (key.rsaParent) {
      fields.add(explicit(RSA_PARENT, ASN1Boolean.TRUE));
    }
    key.unknown.forEach(fields::add);
  }

  private static DERSequence authPolicies(List<Tss2AuthPolicy> policies) {
    ASN1EncodableVector sequence = new ASN1EncodableVector();
    for (Tss2AuthPolicy policy : policies) {
      ASN1EncodableVector fields = new ASN1EncodableVector();
      policy.name().ifPresent(name -> fields.add(explicit(0, new DERUTF8String(name))));
      fields.add(explicit(1, commands(policy.policy())));
      sequence.add(new DERSequence(fields));
    }
    return new DERSequence(sequence);
  }

  private static DERSequence commands(List<Tss2PolicyCommand> commands) {
    ASN1EncodableVector sequence = new ASN1EncodableVector();
    for (Tss2PolicyCommand command : commands) {
      ASN1EncodableVector fields = new ASN1EncodableVector();
      fields.add(explicit(0, unsigned(command.commandCode())));
      fields.add(explicit(1, new DEROctetString(command.parameters().borrow())));
      sequence.add(new DERSequence(fields));
    }
    return new DERSequence(sequence);
  }

  private static ASN1Integer unsigned(int value) {
    return new ASN1Integer(BigInteger.valueOf(Integer.toUnsignedLong(value)));
  }

  private static DERTaggedObject explicit(int tag, ASN1Encodable value) {
    return new DERTaggedObject(true, tag, value);
  }
}
