package io.github.tpm4j.tpm12.engine.commands.crypto;

import io.github.tpm4j.engine.crypto.rsa.RsassaPkcs1;
import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmSignInfo;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.nio.charset.StandardCharsets;

/** TPM_Sign (Part 3, 13.5). */
public final class SignCommand implements Command<Sign.Request, Sign.Response> {
  private static final Bytes FIXED_SIGN = Bytes.of("SIGN".getBytes(StandardCharsets.US_ASCII));
  private static final int PADDING_BYTES = 11;

  @Override
  public CommandSpec<Sign.Request, Sign.Response> spec() {
    return Sign.SPEC;
  }

  @Override
  public Sign.Response execute(Sign.Request request, Invocation call) {
    LoadedKey key = call.tpm().keys().get(request.keyHandle());
    call.authorizeKey(0, key);
    TpmFailure.require(request.areaToSign().size() > 0, TpmResult.BAD_PARAMETER);
    boolean signs = key.isOf(KeyConstants.USAGE_SIGNING, KeyConstants.USAGE_LEGACY);
    TpmFailure.require(signs, TpmResult.INVALID_KEYUSAGE);
    return new Sign.Response(sign(key, request.areaToSign(), call));
  }

  private static Bytes sign(LoadedKey key, Bytes area, Invocation call) {
    return switch (key.publicPart().algorithmParms().sigScheme()) {
      case KeyConstants.SS_RSASSAPKCS1V15_SHA1 -> {
        boolean isDigest = area.size() == TpmReader.DIGEST_SIZE_BYTES;
        TpmFailure.require(isDigest, TpmResult.BAD_PARAMETER);
        yield RsaKeys.signDigest(key.rsa(), area);
      }
      case KeyConstants.SS_RSASSAPKCS1V15_DER -> {
        int most = key.rsa().publicKey().sizeBytes() - PADDING_BYTES;
        TpmFailure.require(area.size() <= most, TpmResult.BAD_PARAMETER);
        yield Bytes.of(RsassaPkcs1.signDigestInfo(key.rsa(), area.toArray()));
      }
      case KeyConstants.SS_RSASSAPKCS1V15_INFO -> {
        TpmFailure.require(call.sessions() > 0, TpmResult.BAD_PARAMETER);
        yield RsaKeys.signDigest(
            key.rsa(), new TpmSignInfo(FIXED_SIGN, call.nonceOdd(0), area).digest());
      }
      default -> throw new TpmFailure(TpmResult.INVALID_KEYUSAGE);
    };
  }
}
