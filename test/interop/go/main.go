// The ordinary jobs of an NMS in Go with scrapligo: reads, edits, validates, commits, discards, and
// asks for operational data. Prints what it found as one JSON object.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/scrapli/scrapligo/driver/netconf"
	"github.com/scrapli/scrapligo/driver/opoptions"
	"github.com/scrapli/scrapligo/driver/options"
	"github.com/scrapli/scrapligo/response"
	"github.com/scrapli/scrapligo/transport"
)

type found map[string]interface{}

func main() {
	port, user, password := os.Args[1], os.Args[2], os.Args[3]
	if err := run(port, user, password); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(portText, user, password string) error {
	port, err := strconv.Atoi(portText)
	if err != nil {
		return err
	}
	driver, err := netconf.NewDriver(
		"127.0.0.1",
		options.WithPort(port),
		options.WithAuthUsername(user),
		options.WithAuthPassword(password),
		options.WithAuthNoStrictKey(),
		options.WithTransportType(transport.StandardTransport),
	)
	if err != nil {
		return err
	}
	if err = driver.Open(); err != nil {
		return err
	}
	results := found{
		"session":      driver.SessionID(),
		"capabilities": driver.ServerCapabilities(),
	}
	if err = jobs(driver, results); err != nil {
		return err
	}
	if err = driver.Close(); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(results)
}

const building = `<config><configuration><system><location><building>%s</building></location></system></configuration></config>`

func jobs(driver *netconf.Driver, results found) error {
	steps := []struct {
		name string
		run  func() (*response.NetconfResponse, error)
	}{
		{"running", func() (*response.NetconfResponse, error) { return driver.GetConfig("running") }},
		{"filtered", func() (*response.NetconfResponse, error) {
			return driver.GetConfig("running", opoptions.WithFilter("<configuration><system><host-name/></system></configuration>"))
		}},
		{"lock", func() (*response.NetconfResponse, error) { return driver.Lock("candidate") }},
		{"edit", func() (*response.NetconfResponse, error) {
			return driver.EditConfig("candidate", fmt.Sprintf(building, "Go-1"))
		}},
		{"validate", func() (*response.NetconfResponse, error) { return driver.Validate("candidate") }},
		{"commit", func() (*response.NetconfResponse, error) { return driver.Commit() }},
		{"unlock", func() (*response.NetconfResponse, error) { return driver.Unlock("candidate") }},
		{"edit_again", func() (*response.NetconfResponse, error) {
			return driver.EditConfig("candidate", fmt.Sprintf(building, "Go-2"))
		}},
		{"discard", func() (*response.NetconfResponse, error) { return driver.Discard() }},
		{"candidate", func() (*response.NetconfResponse, error) { return driver.GetConfig("candidate") }},
		{"get", func() (*response.NetconfResponse, error) {
			return driver.Get("<configuration><system><host-name/></system></configuration>")
		}},
		{"software", func() (*response.NetconfResponse, error) {
			return driver.RPC(opoptions.WithFilter("<get-software-information/>"))
		}},
		{"interfaces", func() (*response.NetconfResponse, error) {
			return driver.RPC(opoptions.WithFilter("<get-interface-information><terse/></get-interface-information>"))
		}},
		{"command", func() (*response.NetconfResponse, error) {
			return driver.RPC(opoptions.WithFilter(`<command format="text">show version</command>`))
		}},
		{"compare", func() (*response.NetconfResponse, error) {
			return driver.RPC(opoptions.WithFilter(`<get-configuration compare="rollback" rollback="1" format="text"/>`))
		}},
		{"bogus", func() (*response.NetconfResponse, error) {
			return driver.RPC(opoptions.WithFilter("<get-bogus-information/>"))
		}},
	}
	for _, step := range steps {
		answer, err := step.run()
		if err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		text := strings.TrimSpace(answer.Result)
		results[step.name] = map[string]interface{}{"failed": answer.Failed != nil, "text": text}
	}
	return nil
}
