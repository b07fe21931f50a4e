package io.github.tpm4j.signers;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.UUID;

/**
 * As much of an ACME server (RFC 8555) as accounts and one finished order need, on the loopback
 * interface. It verifies each request, and keeps what it was sent.
 */
final class AcmeServer implements AutoCloseable {
  private final HttpServer server;
  private volatile JWK account;
  private volatile byte[] certificateRequest;
  private volatile boolean finalized;

  AcmeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI directory() {
    return URI.create(url("/directory"));
  }

  /** The account's key; null before there is one. */
  JWK account() {
    return account;
  }

  /** The request for a certificate, PKCS#10 in DER; null before it was sent. */
  byte[] certificateRequest() {
    return certificateRequest;
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Replay-Nonce", Base64URL.encode(nonce()).toString());
    try {
      switch (exchange.getRequestURI().getPath()) {
        case "/directory" -> send(exchange, 200, directoryObject());
        case "/nonce" -> exchange.sendResponseHeaders(200, -1);
        case "/account" -> newAccount(exchange);
        case "/order" -> newOrder(exchange);
        case "/finalize" -> finish(exchange);
        default -> send(exchange, 404, Map.of("type", "urn:ietf:params:acme:error:malformed"));
      }
    } catch (Exception e) {
      send(
          exchange,
          400,
          Map.of("type", "urn:ietf:params:acme:error:malformed", "detail", e.toString()));
    } finally {
      exchange.close();
    }
  }

  private static byte[] nonce() {
    return UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
  }

  private Map<String, Object> directoryObject() {
    return Map.of(
        "newNonce", url("/nonce"),
        "newAccount", url("/account"),
        "newOrder", url("/order"),
        "revokeCert", url("/revoke"),
        "keyChange", url("/key"));
  }

  private void newAccount(HttpExchange exchange) throws Exception {
    JWSObject request = JWSObject.parse(flattened(exchange));
    JWK key = request.getHeader().getJWK();
    verify(request, key, exchange);
    account = key;
    exchange.getResponseHeaders().add("Location", url("/account/1"));
    send(exchange, 201, Map.of("status", "valid"));
  }

  private void newOrder(HttpExchange exchange) throws Exception {
    verify(JWSObject.parse(flattened(exchange)), account, exchange);
    exchange.getResponseHeaders().add("Location", url("/order/1"));
    send(exchange, 201, order());
  }

  private Map<String, Object> order() {
    return Map.of(
        "status",
        finalized ? "valid" : "ready",
        "identifiers",
        new Object[] {Map.of("type", "dns", "value", "example.org")},
        "authorizations",
        new Object[] {},
        "finalize",
        url("/finalize"));
  }

  private void finish(HttpExchange exchange) throws Exception {
    JWSObject request = JWSObject.parse(flattened(exchange));
    verify(request, account, exchange);
    String csr = (String) request.getPayload().toJSONObject().get("csr");
    certificateRequest = new Base64URL(csr).decode();
    finalized = true;
    exchange.getResponseHeaders().add("Location", url("/order/1"));
    send(exchange, 200, order());
  }

  /** The compact form of the request, which comes as JSON. */
  private static String flattened(HttpExchange exchange) throws IOException, ParseException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, Object> parts = JSONObjectUtils.parse(body);
    return parts.get("protected") + "." + parts.get("payload") + "." + parts.get("signature");
  }

  private void verify(JWSObject request, JWK key, HttpExchange exchange) throws Exception {
    JWSVerifier verifier =
        key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
    String named = (String) request.getHeader().getCustomParam("url");
    if (!request.verify(verifier) || !url(exchange.getRequestURI().getPath()).equals(named)) {
      throw new IllegalArgumentException("the request is not signed by the account's key");
    }
  }

  private static void send(HttpExchange exchange, int status, Map<String, ?> object)
      throws IOException {
    byte[] bytes = JSONObjectUtils.toJSONString(object).getBytes(StandardCharsets.UTF_8);
    String type = status < 400 ? "application/json" : "application/problem+json";
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
