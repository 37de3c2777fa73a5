package io.paykkaserverless.runner.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.runner.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stub of AWS CloudFormation: its query protocol for DescribeStacks of one stack and for
 * ListStackResources, two resources a page. It keeps what it is given, checks no signature, and
 * refuses everything else.
 */
final class CloudFormationStub implements AutoCloseable {

  private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";
  private static final int PAGE = 2;

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final String stack;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, String> outputs = new LinkedHashMap<>();
  private final List<String> resources = new ArrayList<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** Knows one stack, without anything in it. */
  CloudFormationStub(String stack) {
    this.stack = stack;
    server.serve(this::handle);
  }

  URI endpoint() {
    return server.uri();
  }

  CloudFormationStub parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  CloudFormationStub output(String name, String value) {
    outputs.put(name, value);
    return this;
  }

  /**
   * Adds a resource.
   *
   * @param physicalId empty where it was never made
   */
  CloudFormationStub resource(String id, String type, String physicalId, String status) {
    resources.add(
        "<member><LogicalResourceId>%s</LogicalResourceId>%s<ResourceType>%s</ResourceType>"
                .formatted(
                    id,
                    physicalId.isEmpty()
                        ? ""
                        : "<PhysicalResourceId>" + physicalId + "</PhysicalResourceId>",
                    type)
            + "<ResourceStatus>%s</ResourceStatus></member>".formatted(status));
    return this;
  }

  /** The actions it was asked for, in their order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> request = form(exchange.getRequestBody().readAllBytes());
    String action = request.getOrDefault("Action", "");
    asked.add(action);
    if (!stack.equals(request.get("StackName"))) {
      answer(exchange, 400, error("Stack with id " + request.get("StackName") + " does not exist"));
      return;
    }
    switch (action) {
      case "DescribeStacks" -> answer(exchange, 200, result(action, stacks()));
      case "ListStackResources" ->
          answer(
              exchange,
              200,
              result(action, page(Integer.parseInt(request.getOrDefault("NextToken", "0")))));
      default -> answer(exchange, 400, error("this stub does not know " + action));
    }
  }

  private String stacks() {
    return "<Stacks><member><StackName>%s</StackName><StackStatus>UPDATE_COMPLETE</StackStatus>"
            .formatted(stack)
        + "<Parameters>%s</Parameters><Outputs>%s</Outputs></member></Stacks>"
            .formatted(
                members(parameters, "ParameterKey", "ParameterValue"),
                members(outputs, "OutputKey", "OutputValue"));
  }

  private String page(int from) {
    int to = Math.min(resources.size(), from + PAGE);
    return "<StackResourceSummaries>"
        + String.join("", resources.subList(from, to))
        + "</StackResourceSummaries>"
        + (to < resources.size() ? "<NextToken>" + to + "</NextToken>" : "");
  }

  private static String members(Map<String, String> values, String key, String value) {
    StringBuilder members = new StringBuilder();
    values.forEach(
        (name, text) ->
            members.append(
                "<member><%s>%s</%s><%s>%s</%s></member>"
                    .formatted(key, name, key, value, text, value)));
    return members.toString();
  }

  private static String result(String action, String content) {
    return "<%sResponse xmlns=\"%s\"><%sResult>%s</%sResult></%sResponse>"
        .formatted(action, NAMESPACE, action, content, action, action);
  }

  private static String error(String message) {
    return "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type>".formatted(NAMESPACE)
        + "<Code>ValidationError</Code><Message>%s</Message></Error></ErrorResponse>"
            .formatted(message);
  }

  private static Map<String, String> form(byte[] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : new String(body, UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(
          pair.substring(0, Math.max(0, equals)),
          URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return fields;
  }

  private static void answer(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
