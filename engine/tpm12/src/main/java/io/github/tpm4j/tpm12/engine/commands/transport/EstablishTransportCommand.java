package io.github.tpm4j.tpm12.engine.commands.transport;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.transport.EstablishTransport;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.transportsession.TransportSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.structures.TpmTransportAuth;
import io.github.tpm4j.tpm12.structures.TpmTransportPublic;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.tpm12.transportsession.TransportLog;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** TPM_EstablishTransport (Part 3, 24.1). */
public final class EstablishTransportCommand
    implements Command<EstablishTransport.Request, EstablishTransport.Response> {

  @Override
  public CommandSpec<EstablishTransport.Request, EstablishTransport.Response> spec() {
    return EstablishTransport.SPEC;
  }

  @Override
  public EstablishTransport.Response execute(EstablishTransport.Request request, Invocation call) {
    byte[] secret =
        request.encHandle() == TransportConstants.KH_TRANSPORT
            ? plainSecret(request, call)
            : decryptedSecret(request, call);
    requireScheme(request.transPublic());
    TpmState tpm = call.tpm();
    TransportSession session = tpm.transportSessions().start(request.transPublic(), secret);
    TpmCurrentTicks now = tpm.ticks().now();
    EstablishTransport.Response response =
        new EstablishTransport.Response(
            session.handle(), call.locality(), now, session.nonceEven());
    if (session.keepsLog()) {
      session.setLog(log(request, response));
    }
    return response;
  }

  private static byte[] plainSecret(EstablishTransport.Request request, Invocation call) {
    TpmFailure.require(call.sessions() == 0, TpmResult.BADTAG);
    boolean encrypts = request.transPublic().has(TransportConstants.ENCRYPT);
    TpmFailure.require(!encrypts, TpmResult.BAD_SCHEME);
    boolean isSize = request.secret().size() == TpmReader.DIGEST_SIZE_BYTES;
    TpmFailure.require(isSize, TpmResult.BAD_PARAM_SIZE);
    return request.secret().toArray();
  }

  private static byte[] decryptedSecret(EstablishTransport.Request request, Invocation call) {
    LoadedKey key = call.tpm().keys().get(request.encHandle());
    key.requireUsable(call.tpm().pcrs(), call.locality());
    boolean decrypts = key.isOf(KeyConstants.USAGE_STORAGE, KeyConstants.USAGE_LEGACY);
    TpmFailure.require(decrypts, TpmResult.INVALID_KEYUSAGE);
    call.authorizeKey(0, key);
    byte[] plain =
        decrypted(key, request.secret()).orElseThrow(() -> new TpmFailure(TpmResult.DECRYPT_ERROR));
    try {
      return TpmTransportAuth.decode(plain).authData();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static Optional<byte[]> decrypted(LoadedKey key, Bytes secret) {
    int scheme = key.publicPart().algorithmParms().encScheme();
    return scheme == KeyConstants.ES_RSAESOAEP_SHA1_MGF1
        ? RsaKeys.decryptOaep(key.rsa(), secret)
        : RsaKeys.decryptPkcs1(key.rsa(), secret);
  }

  private static void requireScheme(TpmTransportPublic kind) {
    if (!kind.has(TransportConstants.ENCRYPT)) {
      return;
    }
    int scheme = kind.encScheme();
    boolean fits =
        switch (kind.algId()) {
          case TransportConstants.ALG_MGF1 -> scheme == KeyConstants.ES_NONE;
          case KeyConstants.ALG_AES128 ->
              scheme == TransportConstants.ES_SYM_CTR || scheme == TransportConstants.ES_SYM_OFB;
          default -> throw new TpmFailure(TpmResult.BAD_KEY_PROPERTY);
        };
    TpmFailure.require(fits, TpmResult.INAPPROPRIATE_ENC);
  }

  private TransportLog log(
      EstablishTransport.Request request, EstablishTransport.Response response) {
    TpmWriter in = new TpmWriter().u32(spec().ordinal().value());
    request.writeParameters(in);
    TpmWriter out = new TpmWriter().u32(TpmResult.SUCCESS.value()).u32(spec().ordinal().value());
    response.writeParameters(out);
    return TransportLog.EMPTY
        .with(Sha1.of(Bytes.of(in.toByteArray())), List.of())
        .with(Sha1.of(Bytes.of(out.toByteArray())), response.currentTicks(), response.locality());
  }
}
