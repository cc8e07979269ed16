package dialogue

import (
	"reflect"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// TestEveryModelShips holds that no model is fitted and measured that the library
// does not have: each field of Models comes from a file of its own name.
func TestEveryModelShips(t *testing.T) {
	models := reflect.ValueOf(loadModels()).Elem()
	for i := range models.NumField() {
		field := models.Type().Field(i).Name
		m, ok := models.Field(i).Interface().(*weights.Model)
		if !ok || m == nil || m.Classes() == 0 {
			t.Errorf("%s is not loaded", field)
		} else if field != "Again" && m.Name() != strings.ToLower(field) { // Again is a second Speaker
			t.Errorf("%s is named %q", field, m.Name())
		}
	}
}
