package chart

import (
	"defensetrade/pipeline/result"
)

// sampleUrdu is a figure in Urdu.
func sampleUrdu() *result.Figure {
	f := sampleLine()
	f.ID, f.Title = "urdu", "دو دہائیوں میں ترکیہ کے دفاعی اخراجات کا حصہ کم ہوا"
	f.Subtitle = "فوجی اخراجات، مجموعی ملکی پیداوار کا فیصد، 1970–2024 (GDP)"
	f.Note, f.Source = "خالی نشان: عارضی قدر۔ 2012–2017 تخمینہ ہے۔ "+f.Note, "SIPRI؛ عالمی بینک"
	p := &f.Panels[0]
	for i, n := range []string{"ترکیہ", "پاکستان", "بھارت", "یونان", "اسرائیل (Israel)"} {
		p.Lines[i].Name = n
	}
	p.Refs[0].Label = "نیٹو کی رہنما حد: 2%"
	p.Eras = append([]result.EraBand(nil), p.Eras...)
	p.Eras[3].Label = "مقامی پیداوار"
	p.Events[4].Label = "بغاوت کی کوشش"
	return f
}
